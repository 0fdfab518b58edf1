using CoreState = Flowtriq.Core.Detection.DetectorState;
using WireState = Flowtriq.Protocol.DetectorState;

namespace Flowtriq.Agent.Reports;

/// <summary>The detector's states on the wire; the numbers differ, so each is named.</summary>
internal static class DetectorStates
{
    internal static WireState Of(CoreState state) =>
        state switch
        {
            CoreState.Learning => WireState.Learning,
            CoreState.Normal => WireState.Normal,
            CoreState.Elevated => WireState.Elevated,
            CoreState.Attack => WireState.Attack,
            CoreState.Subsiding => WireState.Subsiding,
        };
}
