namespace Flowtriq.Server.Alerting.Channels;

/// <summary>What happened that people are told.</summary>
internal enum AlertKind
{
    Opened,

    /// <summary>Nobody acknowledged it yet, or it became worse: it is told again, or to more people.</summary>
    Escalated,

    /// <summary>Its vectors, targets or what is done about it are different.</summary>
    Changed,
    Acknowledged,
    Resolved,

    /// <summary>Somebody wants to see whether messages arrive.</summary>
    Test,
}
