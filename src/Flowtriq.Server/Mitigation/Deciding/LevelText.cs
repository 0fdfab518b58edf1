using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>The levels in the words of timelines.</summary>
internal static class LevelText
{
    /// <summary>"L2 FlowSpec".</summary>
    internal static string Of(MitigationLevel level) =>
        level switch
        {
            MitigationLevel.Firewall => "L1 firewall",
            MitigationLevel.FlowSpec => "L2 FlowSpec",
            MitigationLevel.Blackhole => "L3 black hole",
            MitigationLevel.Scrubbing => "L4 scrubbing",
        };
}
