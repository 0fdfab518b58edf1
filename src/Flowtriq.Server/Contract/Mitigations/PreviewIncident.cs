namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>What a policy would have done about one incident.</summary>
/// <param name="Number">The incident.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Target">Whom it hit.</param>
/// <param name="Customer">Whose address that is now; null for nobody's.</param>
/// <param name="Opened">When it was opened.</param>
/// <param name="Ended">When the attack ended; null while it lasts.</param>
/// <param name="PeakBps">Its highest bit rate.</param>
/// <param name="PeakPps">Its highest packet rate.</param>
/// <param name="Levels">Levels that would have been due, in the policy's order.</param>
/// <param name="Announcements">New announcements above level 1.</param>
/// <param name="Refused">What the safety kernel would have refused, each with its reason.</param>
public sealed record PreviewIncident(
    long Number,
    string Title,
    string? Target,
    string? Customer,
    DateTimeOffset Opened,
    DateTimeOffset? Ended,
    double PeakBps,
    double PeakPps,
    IReadOnlyList<PreviewLevel> Levels,
    int Announcements,
    IReadOnlyList<string> Refused
);
