using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>Which node's sample a plan is made from.</summary>
internal static class BestMix
{
    /// <summary>The mix of the node whose picture the incident shows, or else of the one that sampled most.</summary>
    internal static TrafficMix Of(Incident incident) =>
        incident
            .Observations.Select(static o => o.Latest)
            .Where(static o => !o.Mix.Excess.IsEmpty || !o.Mix.Normal.IsEmpty)
            .OrderByDescending(o => o.Id == incident.PictureFrom)
            .ThenByDescending(static o => o.Picture.Sampled)
            .Select(static o => o.Mix)
            .FirstOrDefault(TrafficMix.Unknown);
}
