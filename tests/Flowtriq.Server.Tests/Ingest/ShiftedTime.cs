namespace Flowtriq.Server.Tests.Ingest;

/// <summary>A wall clock that is wrong by a constant.</summary>
internal sealed class ShiftedTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
}
