"""A coach for upper-back pain: screening, programme, session, records and adaptation as values."""
