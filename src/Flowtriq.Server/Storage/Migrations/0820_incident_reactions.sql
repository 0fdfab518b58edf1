-- The lines of timelines that say when somebody was told of an incident and when a level came into force or took effect.
CREATE INDEX incident_event_reaction ON incident_event (number, kind, at)
    WHERE kind IN ('alertDelivered', 'mitigationInForce', 'mitigationEffective');
