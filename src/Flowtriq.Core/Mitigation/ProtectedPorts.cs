using System.Collections.Immutable;

namespace Flowtriq.Core.Mitigation;

/// <summary>TCP ports no rule may touch: without them neither routing nor this software works.</summary>
public static class ProtectedPorts
{
    /// <summary>BGP (RFC 4271).</summary>
    public const ushort Bgp = 179;

    /// <summary>The controller, as agents reach it.</summary>
    public const ushort Controller = 7443;

    /// <summary>All of them, ascending.</summary>
    public static ImmutableArray<ushort> All { get; } = [Bgp, Controller];

    /// <summary>A component that matches every port but these.</summary>
    public static FlowSpecComponent Except(FlowSpecField field)
    {
        const FlowSpecOperator NotEqual = FlowSpecOperator.Less | FlowSpecOperator.Greater;
        return new FlowSpecComponent(
            field,
            [
                .. All.Select(
                    (port, index) => new FlowSpecTerm(index == 0 ? NotEqual : NotEqual | FlowSpecOperator.And, port)
                ),
            ]
        );
    }
}
