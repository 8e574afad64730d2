"""What a person takes away: reports and exports."""
