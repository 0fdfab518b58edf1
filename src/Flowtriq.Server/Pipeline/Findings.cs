using Flowtriq.Protocol;
using Finding = Flowtriq.Server.Contract.Finding;
using FindingLevel = Flowtriq.Server.Contract.FindingLevel;
using WireLevel = Flowtriq.Protocol.FindingLevel;

namespace Flowtriq.Server.Pipeline;

/// <summary>What an agent found on its machine, cut to what people read: an agent's text is never trusted further.</summary>
internal static class Findings
{
    private const int Most = 100;
    private const int LongestCheck = 40;
    private const int LongestText = 1_000;

    /// <summary>The worst first.</summary>
    internal static IReadOnlyList<Finding> Read(Diagnosis diagnosis) =>
        [
            .. diagnosis
                .Findings.Take(Most)
                .Select(static one => new Finding(
                    Cut(one.Check, LongestCheck),
                    Level(one.Level),
                    Cut(one.Text, LongestText),
                    Cut(one.Advice, LongestText)
                ))
                .OrderByDescending(static one => one.Level),
        ];

    private static FindingLevel Level(WireLevel level) =>
        level switch
        {
            WireLevel.FindingOk => FindingLevel.Ok,
            WireLevel.FindingProblem => FindingLevel.Problem,
            _ => FindingLevel.Warning,
        };

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
