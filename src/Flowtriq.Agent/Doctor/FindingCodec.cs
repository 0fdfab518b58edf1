using Flowtriq.Protocol;
using WireFinding = Flowtriq.Protocol.Finding;
using WireLevel = Flowtriq.Protocol.FindingLevel;

namespace Flowtriq.Agent.Doctor;

/// <summary>Findings on the wire.</summary>
internal static class FindingCodec
{
    internal static Diagnosis Encode(IEnumerable<Finding> findings)
    {
        var diagnosis = new Diagnosis();
        foreach (var one in findings)
            diagnosis.Findings.Add(
                new WireFinding
                {
                    Check = one.Check,
                    Level = one.Level switch
                    {
                        FindingLevel.Ok => WireLevel.FindingOk,
                        FindingLevel.Warning => WireLevel.FindingWarning,
                        FindingLevel.Problem => WireLevel.FindingProblem,
                    },
                    Text = one.Text,
                    Advice = one.Advice,
                }
            );
        return diagnosis;
    }
}
