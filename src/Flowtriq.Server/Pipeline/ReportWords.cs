using Flowtriq.Protocol;
using Flowtriq.Server.Contract;
using Readiness = Flowtriq.Server.Contract.Readiness;
using WireReadiness = Flowtriq.Protocol.Readiness;

namespace Flowtriq.Server.Pipeline;

/// <summary>The wire's words as the API's. A value of a newer agent becomes the most cautious one known.</summary>
internal static class ReportWords
{
    internal static NodeState Of(DetectorState state) =>
        state switch
        {
            DetectorState.Normal => NodeState.Normal,
            DetectorState.Elevated => NodeState.Elevated,
            DetectorState.Attack => NodeState.Attack,
            DetectorState.Subsiding => NodeState.Subsiding,
            _ => NodeState.Learning,
        };

    internal static Readiness Of(WireReadiness readiness) =>
        readiness switch
        {
            WireReadiness.Ready => Readiness.Ready,
            WireReadiness.Provisional => Readiness.Provisional,
            _ => Readiness.Learning,
        };

    internal static InterfaceRole Role(string role) =>
        Enum.TryParse<InterfaceRole>(role, ignoreCase: true, out var known) ? known : InterfaceRole.Ignore;

    internal static BoundKind Bound(string bound) =>
        bound switch
        {
            "hour_of_week" => BoundKind.HourOfWeek,
            "capacity" => BoundKind.Capacity,
            "floor" => BoundKind.Floor,
            "static" => BoundKind.Static,
            _ => BoundKind.P99,
        };
}
