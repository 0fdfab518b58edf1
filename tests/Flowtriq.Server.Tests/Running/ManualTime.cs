namespace Flowtriq.Server.Tests.Running;

/// <summary>A wall clock that stands until a test moves it; timers run in real time.</summary>
internal sealed class ManualTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
