"""Why a wrong number may have come about, and what a scenario cannot notice."""
