using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Contract.Portal;

/// <summary>Something that was done for a customer's addresses.</summary>
/// <param name="Id">Its number as people say it.</param>
/// <param name="Incident">The incident it answers; null when it was started without one.</param>
/// <param name="Level">How it works.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Target">Whose traffic it touches.</param>
/// <param name="Created">When it was first wanted.</param>
/// <param name="Accepted">When it was first in force; null before.</param>
/// <param name="Ended">When it was over; null while it lasts.</param>
public sealed record PortalMitigation(
    string Id,
    long? Incident,
    MitigationLevel Level,
    MitigationState State,
    string Target,
    DateTimeOffset Created,
    DateTimeOffset? Accepted,
    DateTimeOffset? Ended
);
