"""Words as data, grammar as code: what Arabic words mean here, and how they inflect and count."""
