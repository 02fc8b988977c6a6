"""The endpoint: OpenAI-compatible chat completions and models, with Luna's memory behind them.

`asked` reads a request, `answered` builds the response, `turns` queues the programs' requests,
`reply` runs one request as a conversation, `running` runs it in a thread, `service` is the ASGI
application.

Of its neighbours it imports `programs`, `visits`; from elsewhere `app.assembly`, `app.talk`,
`memory`.
"""
