using Dapper;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Workspaces;

/// <summary>Which further workspaces there are. What is inside them is theirs.</summary>
internal sealed class WorkspaceStore(Database database)
{
    internal IReadOnlyList<Workspace> All()
    {
        using var connection = database.Read();
        return
        [
            .. connection
                .Query<Row>(
                    "SELECT slug AS Slug, agents AS Agents, made AS Made, by AS By FROM further_workspace ORDER BY slug"
                )
                .Select(static row => new Workspace(
                    row.Slug,
                    (int)row.Agents,
                    UnixTime.FromUnixMicroseconds(row.Made),
                    row.By
                )),
        ];
    }

    internal Task AddAsync(Workspace workspace, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    "INSERT INTO further_workspace (slug, agents, made, by) VALUES (@Slug, @AgentPort, @made, @By)",
                    new
                    {
                        workspace.Slug,
                        workspace.AgentPort,
                        made = workspace.Made.ToUnixMicroseconds(),
                        workspace.By,
                    }
                );
            },
            cancel
        );

    internal Task RemoveAsync(string slug, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                tx.Execute("DELETE FROM further_workspace WHERE slug = @slug", new { slug });
            },
            cancel
        );

    private sealed record Row(string Slug, long Agents, long Made, string By);
}
