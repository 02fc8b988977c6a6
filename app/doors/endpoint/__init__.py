"""The endpoint: chat completions and models in OpenAI's form, with Luna's memory behind them.

`asked` reads a request, `answered` writes what goes back, `turns` lets programs come one after
the other, `reply` runs one request as a conversation, `running` has it in a thread, `service` is
the ASGI application.

It imports of its neighbours `programs`, `visits`; from elsewhere `app.assembly`, `app.talk`,
`memory`.
"""
