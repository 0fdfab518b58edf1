namespace Flowtriq.Server.Tests.Alerting.Telling;

/// <summary>One server for tests that do not mind each other.</summary>
public sealed class AlertedFixture : IAsyncLifetime
{
    internal Alerted Alerted { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Alerted = await Alerted.StartAsync();

    public ValueTask DisposeAsync() => Alerted.DisposeAsync();
}
