namespace Flowtriq.Core.Mitigation.Safety;

/// <summary>Why the safety kernel refused a mitigation.</summary>
public enum RefusalKind
{
    /// <summary>The kill switch is on.</summary>
    KillSwitch,

    /// <summary>Dry run: it would have been applied.</summary>
    DryRun,

    /// <summary>Observed or proposed only, or nobody approved it yet.</summary>
    NotApproved,

    /// <summary>No expiry, one in the past, or one too far away.</summary>
    Expiry,

    /// <summary>Outside our own address space.</summary>
    NotOurs,

    /// <summary>Touches protected addresses.</summary>
    ProtectedAddress,

    /// <summary>Would match BGP, the controller or the scrubber's return traffic.</summary>
    ProtectedTraffic,

    /// <summary>Matches everything towards its destination.</summary>
    Wildcard,

    /// <summary>The rule itself is faulty, or no router takes it.</summary>
    BadRule,

    /// <summary>A black hole wider than a host without two approvals, or wider than ever allowed.</summary>
    TooWide,

    /// <summary>Nobody owns the target and the level is above 1.</summary>
    NoCustomer,

    /// <summary>The prefix is not configured for diversion.</summary>
    NotDivertible,

    /// <summary>Contradicts another one: the same key, or a second provider.</summary>
    Conflict,

    /// <summary>A router, a customer or a node would have to hold too much.</summary>
    Budget,

    /// <summary>Too many new announcements in a minute.</summary>
    RateLimit,
}
