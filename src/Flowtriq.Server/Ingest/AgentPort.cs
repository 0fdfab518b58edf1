using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Flowtriq.Server.Ingest;

/// <summary>
/// Who has come to the agents' port: an agent, or a machine that is to get one and fetches it by HTTP. No frame an agent
/// begins with begins like an HTTP request (field 8 of a frame is no 32-bit number), so four bytes decide. What is
/// served here by HTTP is only what installs an agent.
/// </summary>
public static class AgentPort
{
    private const string Visitor = "flowtriq.http";
    private static readonly string[] Served = ["/install.sh", "/install"];

    /// <summary>Passes agents to their handler and everybody else on to HTTP.</summary>
    internal static ConnectionDelegate Divide(ConnectionDelegate agents, ConnectionDelegate http, TimeSpan patience) =>
        async connection =>
        {
            if (!await SpeaksHttpAsync(connection, patience))
            {
                await agents(connection);
                return;
            }

            connection.Items[AgentConnectionHandler.Reached] = true;
            connection.Items[Visitor] = true;
            await http(connection);
        };

    /// <summary>Keeps the console and the API off the agents' port.</summary>
    public static void UseAgentPort(this WebApplication app) =>
        app.Use(
            static (context, next) =>
            {
                var items = context.Features.Get<IConnectionItemsFeature>()?.Items;
                if (
                    items?.ContainsKey(Visitor) != true
                    || Served.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal))
                )
                    return next(context);
                return TypedResults
                    .Problem(
                        "Only install.sh and the agent are served here.",
                        statusCode: StatusCodes.Status404NotFound
                    )
                    .ExecuteAsync(context);
            }
        );

    private static async Task<bool> SpeaksHttpAsync(ConnectionContext connection, TimeSpan patience)
    {
        // A node shows its certificate; nothing has to be guessed.
        if (connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate is not null)
            return false;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        limit.CancelAfter(patience);
        var input = connection.Transport.Input;
        try
        {
            while (true)
            {
                var read = await input.ReadAsync(limit.Token);
                var http = StartsLikeHttp(read.Buffer);
                if (http is not null || read.IsCompleted)
                {
                    input.AdvanceTo(read.Buffer.Start);
                    return http ?? false;
                }

                input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (OperationCanceledException)
        {
            // Said nothing in time: the agents' handler ends such connections.
            return false;
        }
    }

    /// <summary>Null while too little has come to tell.</summary>
    private static bool? StartsLikeHttp(ReadOnlySequence<byte> buffer)
    {
        Span<byte> space = stackalloc byte[4];
        var start = space[..(int)Math.Min(space.Length, buffer.Length)];
        buffer.Slice(0, start.Length).CopyTo(start);
        if (!"GET "u8.StartsWith(start) && !"HEAD"u8.StartsWith(start))
            return false;
        return start.Length == space.Length ? true : null;
    }
}
