namespace Flowtriq.Server.Contract.Analytics;

/// <summary>A target of attacks.</summary>
/// <param name="Target">The host or prefix.</param>
/// <param name="Customer">Whose it is; null when nobody's.</param>
/// <param name="Attacks">How many.</param>
/// <param name="Seconds">How long they lasted, added up.</param>
/// <param name="PeakPps">The largest peak.</param>
/// <param name="PeakBps">The largest peak.</param>
/// <param name="Last">When the newest began.</param>
public sealed record AttackedTarget(
    string Target,
    string? Customer,
    int Attacks,
    double Seconds,
    double PeakPps,
    double PeakBps,
    DateTimeOffset Last
);
