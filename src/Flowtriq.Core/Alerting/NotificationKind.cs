namespace Flowtriq.Core.Alerting;

/// <summary>What a notification says of an incident.</summary>
public enum NotificationKind : byte
{
    /// <summary>There is one; the first step of its policy.</summary>
    Opened,

    /// <summary>Nobody has taken it; a further step.</summary>
    Escalated,

    /// <summary>It matters more, its target is known, or others joined it.</summary>
    Changed,

    /// <summary>Somebody took it.</summary>
    Acknowledged,

    /// <summary>It is over.</summary>
    Resolved,
}
