using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Contract.StatusPages;

/// <summary>A status page as people write it.</summary>
/// <param name="Name">Whose page it is: the name of the network.</param>
/// <param name="Slug">Its address behind <c>/s/</c>: small letters, digits and hyphens.</param>
/// <param name="Components">What it tells of, in this order; at most 30.</param>
/// <param name="Description">One or two sentences below the name.</param>
/// <param name="Accent">The colour of its border as "#0a62cf"; null for the usual one.</param>
/// <param name="Published">False hides it from the public.</param>
/// <param name="DelayMinutes">How long an incident lasts before the page tells of it, 0 to 1440.</param>
/// <param name="Threshold">The severity an incident needs for the page to tell of it.</param>
public sealed record StatusPageBody(
    string Name,
    string Slug,
    IReadOnlyList<StatusComponentBody> Components,
    string Description = "",
    string? Accent = null,
    bool Published = false,
    int DelayMinutes = 2,
    Severity Threshold = Severity.Medium
);
