using Flowtriq.Core.Alerting;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Core.Tests.Alerting;

/// <summary>What holds whatever happens in whatever order.</summary>
public sealed class EscalationProperties
{
    [Fact]
    public void Nothing_is_told_twice_and_whoever_was_told_hears_of_the_end()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var desk = new Desk(
                Desk.ThreeSteps with
                {
                    Routes = [Desk.ThreeSteps.Routes[0] with { Grouping = (AlertGrouping)random.Next(5) }],
                }
            );
            for (var i = 0; i < 60; i++)
                Do(desk, random);
            for (var number = 1; number <= 3; number++)
                desk.Attack(number).Resolve(number);

            Assert.Equal(desk.Told.Count, desk.Told.Select(static n => n.Key).Distinct().Count());
            foreach (var (incident, target) in desk.Told.Select(static n => (n.Incident, n.Target)).Distinct())
            {
                var last = desk.Told.Last(n => n.Incident == incident && n.Target == target);
                Assert.Equal(NotificationKind.Resolved, last.Kind);
            }
            desk.News();
            Assert.Empty(desk.Asleep(TimeSpan.FromMinutes(2)).Told);
        }
    }

    [Fact]
    public void Nobody_is_told_a_step_of_what_somebody_has_taken()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var desk = new Desk(Desk.ThreeSteps).Attack();
            desk.Asleep(TimeSpan.FromMinutes(random.Next(60))).Acknowledge().News();
            for (var i = 0; i < 20; i++)
                desk.Asleep(TimeSpan.FromMinutes(random.Next(30)));
            Assert.Empty(desk.Told);
        }
    }

    private static void Do(Desk desk, Random random)
    {
        var number = random.Next(1, 4);
        switch (random.Next(7))
        {
            case 0:
                desk.Attack(
                    number,
                    (Severity)random.Next(4),
                    random.Next(3) == 0 ? null : "203.0.113.7/32",
                    "X",
                    "FRA"
                );
                break;
            case 1:
                desk.Attack(number).Acknowledge(number);
                break;
            case 2:
                desk.Attack(number).Resolve(number);
                break;
            case 3:
                desk.Plan = desk.Plan with
                {
                    Silences = [new Silence(1, AlertMatch.All, "", "", desk.Now, desk.Now.AddMinutes(random.Next(20)))],
                };
                break;
            default:
                desk.Asleep(TimeSpan.FromSeconds(random.Next(600)));
                break;
        }
    }
}
