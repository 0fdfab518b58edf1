using Flowtriq.Core.Detection;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Scenarios.Timelines;

/// <summary>A compromised own host floods somebody, who answers: one outbound attack, and nothing hidden behind it.</summary>
public sealed class AnsweredFloods
{
    private const string Host = "203.0.113.7";

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.98)]
    [InlineData(1)]
    public void Answers_to_an_own_host_that_attacks_are_no_attack_on_it(double answers)
    {
        var timeline = Flooding();
        timeline.At(60.05).Attack(Host, 200_000 * answers).Until(90.05);
        timeline.Run(120);

        Assert.Equal(Direction.Outbound, timeline.Between(60, 120).Opened("203.0.113.7/32").Direction);
        timeline.Between(99, 105).Closed("203.0.113.7/32");
    }

    [Fact]
    public void Without_a_sample_the_answers_are_no_second_attack_either()
    {
        var timeline = Flooding();
        timeline.Sampling = false;
        timeline.At(60.05).Attack(Host, 190_000).Until(90.05);
        timeline.Run(120);

        Assert.Equal(Direction.Outbound, timeline.Between(60, 120).Opened("?").Direction);
    }

    [Fact]
    public void Answers_follow_a_flood_that_grows()
    {
        var timeline = Flooding();
        timeline.At(60.05).Attack(Host, 190_000).Until(90.05);
        timeline.At(70).Attack(Host, 300_000, direction: Direction.Outbound).Until(90);
        timeline.At(70.05).Attack(Host, 290_000).Until(90.05);
        timeline.Run(120);

        timeline.Between(60, 120).Opened("203.0.113.7/32");
    }

    [Fact]
    public void An_attack_on_a_host_that_nobody_answers_is_raised_beside_its_own()
    {
        var timeline = Flooding();
        timeline.At(66).Attack(Host, 150_000).Until(90);
        timeline.Run(120);

        timeline.Between(60, 66).Opened("203.0.113.7/32");
        Assert.Equal(Direction.Inbound, timeline.Between(66, 68).Opened("203.0.113.7/32").Direction);
    }

    [Fact]
    public void An_attack_on_top_of_the_answers_is_raised()
    {
        var timeline = Flooding();
        timeline.At(60.05).Attack(Host, 100_000).Until(90.05);
        timeline.At(66).Attack(Host, 80_000).Until(90);
        timeline.Run(120);

        timeline.Between(60, 66).Opened("203.0.113.7/32");
        Assert.Equal(Direction.Inbound, timeline.Between(66, 68).Opened("203.0.113.7/32").Direction);
    }

    [Fact]
    public void An_attack_on_a_neighbour_is_raised_while_answers_arrive()
    {
        var timeline = Flooding();
        timeline.At(60.05).Attack(Host, 190_000).Until(90.05);
        timeline.At(66).Attack("203.0.113.90", 80_000).Until(90);
        timeline.Run(120);

        timeline.Between(60, 66).Opened("203.0.113.7/32");
        timeline.Between(66, 120).Opened("203.0.113.90/32");
    }

    [Fact]
    public void What_goes_on_after_the_flood_has_ended_answers_nothing()
    {
        var timeline = Flooding();
        timeline.At(60.05).Attack(Host, 190_000).Until(120);
        timeline.Run(130);

        Assert.Equal(Direction.Outbound, timeline.Between(60, 89).Opened("203.0.113.7/32").Direction);
        Assert.Equal(Direction.Inbound, timeline.Between(89, 110).Opened("203.0.113.7/32").Direction);
    }

    private static Timeline Flooding()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 8_000);
        timeline.At(0).Background("eth0", 4_000, Direction.Outbound);
        timeline.At(60).Attack(Host, 200_000, direction: Direction.Outbound).Until(90);
        return timeline;
    }
}
