using Dapper;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Tests.Storage;

public sealed class MigrationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flowtriq-storage-").FullName;

    [Fact]
    public void A_newer_database_is_refused()
    {
        Open(new Migration(1, "0001_a", "CREATE TABLE a (x)"), new Migration(2, "0002_b", "CREATE TABLE b (x)"))
            .Dispose();
        var refusal = Assert.Throws<InvalidOperationException>(() =>
            Open(new Migration(1, "0001_a", "CREATE TABLE a (x)"))
        );
        Assert.Contains("0002", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_fails_leaves_nothing_and_can_be_tried_again()
    {
        Assert.ThrowsAny<Exception>(() => Open(new Migration(1, "0001_a", "CREATE TABLE a (x); CREATE TABLE a (x)")));
        using var database = Open(new Migration(1, "0001_a", "CREATE TABLE a (x)"));
        using var connection = database.Read();
        Assert.Equal(0, connection.ExecuteScalar<int>("SELECT count(*) FROM a"));
    }

    [Fact]
    public void A_step_of_another_slice_is_applied_although_its_number_is_lower()
    {
        Open(new Migration(200, "0200_b", "CREATE TABLE b (x)")).Dispose();
        using var database = Open(
            new Migration(101, "0101_a", "CREATE TABLE a (x)"),
            new Migration(200, "0200_b", "CREATE TABLE b (x)")
        );
        using var connection = database.Read();
        Assert.Equal(0, connection.ExecuteScalar<int>("SELECT count(*) FROM a"));
    }

    [Fact]
    public async Task Writers_take_turns()
    {
        using var database = Open(new Migration(1, "0001_a", "CREATE TABLE a (x); INSERT INTO a VALUES (0)"));
        await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(_ =>
                    Task.Run(() =>
                        database.WriteAsync(
                            static tx =>
                            {
                                var x = tx.Scalar<long>("SELECT x FROM a");
                                tx.Execute("UPDATE a SET x = @next", new { next = x + 1 });
                            },
                            default
                        )
                    )
                )
        );
        using var connection = database.Read();
        Assert.Equal(50, connection.ExecuteScalar<int>("SELECT x FROM a"));
    }

    [Fact]
    public void Numbers_of_embedded_steps_are_unique()
    {
        var steps = Migration.Embedded(1, 9999);
        Assert.Equal(steps.Count, steps.Select(static s => s.Number).Distinct().Count());
        Assert.Contains(steps, static s => s.Name == "0001_incidents_events");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Database Open(params Migration[] steps) =>
        new(Path.Combine(folder, "test.db"), Durability.EveryCommit, steps, TimeProvider.System);
}
