using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Stores;

namespace Flowtriq.Server.Tests.Metrics.Stores;

/// <summary>One clickhouse-server for the tests of a class; null where it is not installed.</summary>
public sealed class ClickHouseFixture : IAsyncLifetime
{
    public ClickHouseServer? Server { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (Command.Exists(ClickHouseServer.Program))
            Server = await ClickHouseServer.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Server is not null)
            await Server.DisposeAsync();
    }
}
