"""Parts of the chat that follow a talk or a night.

It they hold the model and the view, and post messages.

It imports of its neighbours `model`, `widgets`; from elsewhere `app.talk`, `app.upkeep`,
`memory`.
"""
