namespace Flowtriq.Server.Storage;

/// <summary>
/// The file of measurements. It is apart from the state, so that a second's batch of samples never makes an incident
/// wait, and so that it may lose its last second in a power cut without an fsync per commit.
/// </summary>
public sealed class MetricsDatabase(DataDirectory data, TimeProvider time) : IDisposable
{
    public Database Value { get; } =
        new(
            data.File("metrics.db"),
            Durability.ProcessCrash,
            [.. Migration.Embedded(200, 299), .. Migration.Embedded(800, 819)],
            time
        );

    public void Dispose() => Value.Dispose();
}
