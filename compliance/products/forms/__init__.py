"""Forms of the profile: questions, markets, import."""
