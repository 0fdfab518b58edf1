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

    /// <summary>
    /// A component that matches every port but these, as the ranges between them: FRR 8.4 resets the session on "not equal".
    /// </summary>
    public static FlowSpecComponent Except(FlowSpecField field)
    {
        const FlowSpecOperator AtLeast = FlowSpecOperator.Greater | FlowSpecOperator.Equal;
        const FlowSpecOperator AtMost = FlowSpecOperator.Less | FlowSpecOperator.Equal;
        var terms = ImmutableArray.CreateBuilder<FlowSpecTerm>();
        foreach (var port in All)
        {
            var joined = terms.Count == 0 ? AtMost : AtMost | FlowSpecOperator.And;
            terms.Add(new FlowSpecTerm(joined, port - 1u));
            terms.Add(new FlowSpecTerm(AtLeast, port + 1u));
        }
        return new FlowSpecComponent(field, terms.ToImmutable());
    }
}
