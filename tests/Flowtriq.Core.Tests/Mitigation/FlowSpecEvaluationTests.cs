using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;
using FsCheck;
using FsCheck.Fluent;

namespace Flowtriq.Core.Tests.Mitigation;

public sealed class FlowSpecEvaluationTests
{
    [Fact]
    public void And_binds_tighter_than_or()
    {
        var component = new FlowSpecComponent(
            FlowSpecField.SourcePort,
            [
                new(FlowSpecOperator.Equal, 25),
                new(FlowSpecOperator.Greater | FlowSpecOperator.Equal, 100),
                new(FlowSpecOperator.And | FlowSpecOperator.Less | FlowSpecOperator.Equal, 200),
            ]
        );
        Assert.Equal([(25u, 25u), (100u, 200u)], FlowSpecEvaluation.Ranges(component));
    }

    [Fact]
    public void Every_port_but_the_protected_ones_leaves_three_ranges() =>
        Assert.Equal(
            [(0u, 178u), (180u, 7_442u), (7_444u, 65_535u)],
            FlowSpecEvaluation.Ranges(ProtectedPorts.Except(FlowSpecField.DestinationPort))
        );

    [Theory]
    [InlineData(TcpFlags.Syn, true)]
    [InlineData(TcpFlags.Syn | TcpFlags.Ece, true)]
    [InlineData(TcpFlags.Syn | TcpFlags.Ack, false)]
    [InlineData(TcpFlags.Ack, false)]
    public void Flags_that_must_be_set_and_clear(TcpFlags flags, bool matches) =>
        Assert.Equal(
            matches,
            FlowSpecEvaluation.Matches(FlowSpecComponent.TcpFlags(TcpFlags.Syn, TcpFlags.Ack), (uint)flags)
        );

    [Fact]
    public void Ranges_hold_exactly_the_values_that_match() =>
        Prop.ForAll(
                (
                    from operators in Gen.Elements(1, 2, 3, 4, 5, 6).ListOf(3)
                    from ands in Gen.Elements(0, 0x40).ListOf(3)
                    from values in Gen.Choose(0, 255).ListOf(3)
                    select new FlowSpecComponent(
                        FlowSpecField.Protocol,
                        [
                            .. Enumerable
                                .Range(0, 3)
                                .Select(i => new FlowSpecTerm(
                                    (FlowSpecOperator)(operators[i] | (i == 0 ? 0 : ands[i])),
                                    (uint)values[i]
                                )),
                        ]
                    )
                ).ToArbitrary(),
                component =>
                {
                    var ranges = FlowSpecEvaluation.Ranges(component);
                    return Enumerable
                        .Range(0, 256)
                        .All(value =>
                            FlowSpecEvaluation.Matches(component, (uint)value)
                            == ranges.Any(range => value >= range.Low && value <= range.High)
                        );
                }
            )
            .QuickCheckThrowOnFailure();
}
