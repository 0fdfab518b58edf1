namespace Flowtriq.Core.Mitigation;

/// <summary>Why a rule must not be sent to a router.</summary>
public enum FlowSpecFaultKind
{
    /// <summary>No destination prefix.</summary>
    NoDestination,

    /// <summary>The destination is shorter than /24 (IPv4) or /48 (IPv6).</summary>
    DestinationTooWide,

    /// <summary>Source and destination are of different families, or a field does not exist in the family.</summary>
    FamilyMismatch,

    /// <summary>Nothing but prefixes: it would match everything towards the destination.</summary>
    Wildcard,

    /// <summary>A component without terms, or with more than the router takes.</summary>
    TermCount,

    /// <summary>An operator that routers reject: AND in the first term, always true, never true.</summary>
    Operator,

    /// <summary>A value outside the field's range.</summary>
    Value,

    /// <summary>No packet can match, for instance ports in a trailing fragment.</summary>
    MatchesNothing,

    /// <summary>Longer on the wire than the router takes.</summary>
    TooLong,

    /// <summary>No action, two contradicting ones, or a rate below the floor.</summary>
    Action,

    /// <summary>The router does not know the family, the field or the action.</summary>
    Unsupported,
}
