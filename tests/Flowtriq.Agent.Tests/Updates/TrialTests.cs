using Flowtriq.Agent.Updates;

namespace Flowtriq.Agent.Tests.Updates;

public sealed class TrialTests
{
    private readonly Trial _trial = new();
    private TimeSpan _now;

    [Fact]
    public void A_version_that_stays_connected_is_well()
    {
        Assert.Equal(TrialVerdict.Open, Pass(Trial.WellAfter - TimeSpan.FromSeconds(1), connected: true));
        Assert.Equal(TrialVerdict.Well, Pass(TimeSpan.FromSeconds(1), connected: true));
    }

    [Fact]
    public void A_connection_that_breaks_begins_anew()
    {
        Pass(Trial.WellAfter - TimeSpan.FromSeconds(1), connected: true);
        Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(TrialVerdict.Open, Pass(Trial.WellAfter - TimeSpan.FromSeconds(1), connected: true));
    }

    [Fact]
    public void A_version_that_the_server_answers_and_that_is_not_connected_is_not_well() =>
        Assert.Equal(TrialVerdict.NotWell, Pass(Trial.Limit + TimeSpan.FromSeconds(1)));

    [Fact]
    public void Time_without_a_server_is_not_held_against_it()
    {
        Assert.Equal(TrialVerdict.Untested, Pass(TimeSpan.FromHours(5), unreachable: true));
        Assert.Equal(TrialVerdict.Untested, Pass(Trial.Limit - TimeSpan.FromSeconds(1)));
        Assert.Equal(TrialVerdict.Well, Pass(Trial.WellAfter + TimeSpan.FromSeconds(1), connected: true));
    }

    [Fact]
    public void A_server_that_comes_back_and_never_welcomes_it_is_held_against_it()
    {
        Pass(TimeSpan.FromHours(1), unreachable: true);
        Assert.Equal(TrialVerdict.NotWell, Pass(Trial.Limit + TimeSpan.FromSeconds(1)));
    }

    private TrialVerdict Pass(TimeSpan time, bool connected = false, bool unreachable = false)
    {
        var until = _now + time;
        var verdict = _trial.Follow(connected, unreachable, _now);
        while (_now < until)
        {
            _now += TimeSpan.FromSeconds(1);
            verdict = _trial.Follow(connected, unreachable, _now);
        }

        return verdict;
    }
}
