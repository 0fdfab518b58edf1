namespace Flowtriq.Server.Contract.Analytics;

/// <summary>A source of attacks, by the packet samples; sources may be forged.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Attacks">Attacks in which it was among the busiest sources.</param>
/// <param name="Share">Its largest share of the packets of one, 0..1.</param>
/// <param name="PeakPps">Its share at the peak of each, the largest.</param>
/// <param name="Last">When the newest of them began.</param>
public sealed record AttackSource(string Address, int Attacks, double Share, double PeakPps, DateTimeOffset Last);
