"""Commands about nights: consolidate, adapters, schedule."""
