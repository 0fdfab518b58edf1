namespace Flowtriq.Core.Alerting;

/// <summary>Where the telling of an incident is.</summary>
public enum EscalationPhase : byte
{
    /// <summary>Nobody was told yet: no route, a hush, or quiet hours.</summary>
    Waiting,

    /// <summary>Told as part of another incident.</summary>
    Grouped,

    /// <summary>Steps are taken.</summary>
    Telling,

    /// <summary>Somebody took it; no further step is taken.</summary>
    Taken,

    /// <summary>It is over and everybody who was told knows.</summary>
    Over,
}
