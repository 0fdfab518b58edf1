using System.CommandLine;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Nodes;

/// <summary>
/// <c>flowtriq node add</c>: makes an enrolment token without the console, for scripts. Works beside a running
/// server: both write the same database.
/// </summary>
public static class NodeCommand
{
    public static Command Create(TimeProvider time)
    {
        var name = new Option<string>("--name") { Description = "Name of the node.", Required = true };
        var pop = new Option<string>("--pop") { Description = "Short code of its POP, such as FRA.", Required = true };
        var popName = new Option<string>("--pop-name") { Description = "The POP in words." };
        var minutes = new Option<int>("--expires-in-minutes")
        {
            Description = "Life of the token.",
            DefaultValueFactory = _ => EnrollTokenRequest.DefaultMinutes,
        };
        var uses = new Option<int>("--uses")
        {
            Description = "Nodes that may enrol with it.",
            DefaultValueFactory = _ => 1,
        };
        var data = new Option<string>("--data")
        {
            Description = "The server's data directory.",
            DefaultValueFactory = _ => "data",
        };
        var add = new Command("add", "Prints an enrolment token for a new node.")
        {
            name,
            pop,
            popName,
            minutes,
            uses,
            data,
        };
        add.SetAction(
            async (parsed, cancel) =>
            {
                var request = new EnrollTokenRequest(
                    parsed.GetRequiredValue(name),
                    parsed.GetRequiredValue(pop),
                    parsed.GetValue(popName),
                    parsed.GetValue(minutes),
                    parsed.GetValue(uses)
                );
                var output = parsed.InvocationConfiguration;
                return await AddAsync(request, parsed.GetValue(data)!, time, output.Output, output.Error, cancel);
            }
        );
        return new Command("node", "Nodes of this server.") { add };
    }

    private static async Task<int> AddAsync(
        EnrollTokenRequest request,
        string data,
        TimeProvider time,
        TextWriter output,
        TextWriter errors,
        CancellationToken cancel
    )
    {
        var faults = request.Errors();
        foreach (var (field, texts) in faults)
            await errors.WriteLineAsync($"--{field}: {texts[0]}");
        if (faults.Count > 0)
            return 2;

        var directory = new DataDirectory(data);
        using var database = StorageRegistration.OpenState(directory, time);
        using var authority = CertificateAuthority.Open(directory, time);
        var tokens = new EnrollmentTokens(new NodeStore(database), authority, time);
        var issued = await tokens.IssueAsync(
            request.Name,
            request.Pop.ToUpperInvariant(),
            request.PopName ?? "",
            TimeSpan.FromMinutes(request.ExpiresInMinutes ?? EnrollTokenRequest.DefaultMinutes),
            request.Uses ?? 1,
            cancel
        );
        if (issued is null)
        {
            await errors.WriteLineAsync($"--name: another node is called {request.Name}.");
            return 1;
        }

        await output.WriteLineAsync(issued.Token.Text);
        return 0;
    }
}
