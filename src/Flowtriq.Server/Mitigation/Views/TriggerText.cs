using System.Globalization;
using Flowtriq.Core.Mitigation.Policies;

namespace Flowtriq.Server.Mitigation.Views;

/// <summary>When a level starts, in words.</summary>
internal static class TriggerText
{
    /// <summary>"from 500 Mbps, or a link 60 % full, for 10 s, with over 50.0 Mbps left".</summary>
    internal static string Of(LevelTrigger trigger, Policy policy, bool first)
    {
        if (trigger.IsEmpty)
            return "never by itself";
        var terms = new List<string>();
        if (trigger.Bits is { } bits)
            terms.Add($"from {bits}");
        if (trigger.Packets is { } packets)
            terms.Add($"from {packets}");
        if (trigger.LinkShare is { } share)
            terms.Add(string.Create(CultureInfo.InvariantCulture, $"a link {share * 100:0.#} % full"));
        if (trigger.Severity is { } severity)
            terms.Add($"severity {severity.ToString().ToLowerInvariant()}");
        var text = string.Join(", or ", terms);
        if (trigger.Sustained > TimeSpan.Zero)
            text += string.Create(CultureInfo.InvariantCulture, $", for {trigger.Sustained.TotalSeconds:0.#} s");
        return first ? text : $"{text}, with over {trigger.ResidualAfterPrevious ?? policy.ResidualTarget} left";
    }
}
