using Flowtriq.Core.Detection;

namespace Flowtriq.Scenarios.Timelines;

/// <summary>What a stretch of a timeline must have brought.</summary>
public sealed class Expectation(List<(double At, AttackChange Change)> changes)
{
    public List<(double At, AttackChange Change)> Changes => changes;

    /// <summary>Exactly these targets opened, in any order; "?" is an unattributed one. Returns the first.</summary>
    public Attack Opened(params string[] targets)
    {
        var opened = Of(AttackChangeKind.Opened);
        Assert.True(
            targets.Order().SequenceEqual(opened.Select(Text).Order()),
            $"expected {string.Join(", ", targets)}; opened:\n{string.Join('\n', opened.Select(Story))}"
        );
        return opened[0];
    }

    /// <summary>Exactly these closed. Returns the first.</summary>
    public Attack Closed(params string[] targets)
    {
        var closed = Of(AttackChangeKind.Closed);
        Assert.Equal(targets.Order(), closed.Select(Text).Order());
        return closed[0];
    }

    public void NothingOpened() =>
        Assert.Empty(
            Of(AttackChangeKind.Opened).Select(a => $"{a.Detected.Uptime.TotalSeconds - 1000:0.0} s: {a.Reason.Text}")
        );

    public void NothingClosed() => Assert.Empty(Of(AttackChangeKind.Closed).Select(a => a.Cause));

    private List<Attack> Of(AttackChangeKind kind) =>
        [.. changes.Where(c => c.Change.Kind == kind).Select(c => c.Change.Attack)];

    private static string Story(Attack attack) =>
        $"{attack.Detected.Uptime.TotalSeconds - 1000:0.0} s {attack.Direction} {Text(attack)}: {attack.Reason.Text}";

    private static string Text(Attack attack) => attack.Target?.ToString() ?? "?";
}
