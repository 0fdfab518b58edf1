using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Turns the field paths of <see cref="Core.Mitigation.Policies.PolicyError"/> into those of the API's JSON.</summary>
internal static class PolicyFields
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["order"] = "levels",
        ["residualTarget"] = "residualTargetBps",
        ["settle"] = "settleSeconds",
        ["longestHold"] = "longestHoldSeconds",
        ["announceInterval"] = "announceIntervalSeconds",
        ["ttl"] = "ttlSeconds",
        ["minimumHold"] = "minimumHoldSeconds",
        ["limitTo"] = "limitBps",
        ["bits"] = "bps",
        ["packets"] = "pps",
        ["sustained"] = "sustainedSeconds",
        ["residualAfterPrevious"] = "residualBps",
        ["utcOffset"] = "utcOffsetMinutes",
    };

    /// <summary>"levels.FlowSpec.trigger.bits" becomes "levels[1].trigger.bps".</summary>
    internal static string Of(string field, IReadOnlyList<LevelBody> levels)
    {
        var parts = field.Split('.').Select(static part => Names.GetValueOrDefault(part, part)).ToArray();
        if (parts is not ["levels", var level, ..])
            return string.Join('.', parts);
        var index = levels.ToList().FindIndex(body => body.Level.ToString() == level);
        return string.Join('.', [index < 0 ? "levels" : $"levels[{index}]", .. parts.Skip(2)]);
    }
}
