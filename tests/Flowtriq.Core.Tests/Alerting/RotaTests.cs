using System.Globalization;
using Flowtriq.Core.Alerting;

namespace Flowtriq.Core.Tests.Alerting;

public sealed class RotaTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-10-19T06:59:59Z", null)]
    [InlineData("2026-10-19T07:00:00Z", 7L)]
    [InlineData("2026-10-26T07:59:59Z", 7L)]
    [InlineData("2026-10-26T08:00:00Z", 8L)]
    [InlineData("2026-11-02T08:00:00Z", 7L)]
    public void Turns_are_handed_over_at_nine_by_the_clock_also_when_summer_time_ends(string at, long? member) =>
        Assert.Equal(member, Weekly(1, 7, 8).OnCall(At(at)));

    [Fact]
    public void Somebody_stands_in_for_a_time_and_the_last_word_counts()
    {
        var rota = Weekly(1, 7, 8) with
        {
            Overrides =
            [
                new RotaOverride(9, At("2026-10-20T12:00:00Z"), At("2026-10-20T18:00:00Z")),
                new RotaOverride(8, At("2026-10-20T14:00:00Z"), At("2026-10-20T15:00:00Z")),
            ],
        };
        Assert.Equal(
            [
                (7, "20 00", "20 12", false),
                (9, "20 12", "20 14", true),
                (8, "20 14", "20 15", true),
                (9, "20 15", "20 18", true),
                (7, "20 18", "21 00", false),
            ],
            Shifts(rota, "2026-10-20T00:00:00Z", "2026-10-21T00:00:00Z")
        );
    }

    [Fact]
    public void Shifts_end_at_hand_overs_even_when_one_member_has_all_turns()
    {
        Assert.Equal(
            [(7, "19 07", "26 08", false), (7, "26 08", "01 00", false)],
            Shifts(Weekly(1, 7), "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z")
        );
    }

    [Fact]
    public void The_shifts_of_any_stretch_say_what_the_question_who_is_on_call_says()
    {
        var random = new Random(5);
        for (var i = 0; i < 200; i++)
        {
            var rota = Weekly(1, [.. Enumerable.Range(1, random.Next(1, 5)).Select(static n => (long)n)]) with
            {
                TurnDays = random.Next(1, 9),
                Overrides =
                [
                    .. Enumerable
                        .Range(0, random.Next(4))
                        .Select(_ => At("2026-10-20T00:00:00Z").AddMinutes(random.Next(30_000)))
                        .Select(from => new RotaOverride(99, from, from.AddMinutes(random.Next(1, 5_000)))),
                ],
            };
            var start = At("2026-10-15T00:00:00Z").AddMinutes(random.Next(20_000));
            var shifts = rota.Shifts(start, start.AddDays(14)).ToList();
            for (var now = start; now < start.AddDays(14); now = now.AddMinutes(97))
                Assert.Equal(rota.OnCall(now), shifts.SingleOrDefault(s => now >= s.From && now < s.Until)?.Member);
        }
    }

    internal static Rota Weekly(long number, params long[] members) =>
        new(number, "noc", [.. members], 7, new DateOnly(2026, 10, 19), new TimeOnly(9, 0), Berlin, []);

    private static (long, string, string, bool)[] Shifts(Rota rota, string from, string until) =>
        [.. rota.Shifts(At(from), At(until)).Select(static s => (s.Member, Text(s.From), Text(s.Until), s.StandsIn))];

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("dd HH", CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
