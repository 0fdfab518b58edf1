using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flowtriq.Server.Ctl;

/// <summary><c>flowtriq ctl mitigations</c> and <c>kill-switch</c>.</summary>
internal static class CtlMitigations
{
    internal static Command Create()
    {
        var mitigations = new Command("mitigations", "Mitigations: list, withdraw");
        mitigations.Subcommands.Add(List());
        mitigations.Subcommands.Add(Withdraw());
        return mitigations;
    }

    internal static Command CreateKillSwitch()
    {
        var killSwitch = new Command(
            "kill-switch",
            "Withdraw every mitigation and refuse new ones, or allow them again"
        );
        var reason = new Option<string>("--reason")
        {
            Description = "why, for the people who read it",
            DefaultValueFactory = static _ => "",
        };
        killSwitch.Subcommands.Add(
            new Command("on", "Withdraw everything at once") { reason }.Sends(
                parsed =>
                    CtlRequest.Post("safety/kill-switch", new JsonObject { ["reason"] = parsed.GetValue(reason) }),
                Engaged
            )
        );
        killSwitch.Subcommands.Add(
            new Command("off", "Allow mitigations again").Sends(
                static _ => CtlRequest.Delete("safety/kill-switch"),
                Engaged
            )
        );
        killSwitch.Subcommands.Add(
            new Command("show", "Whether it is engaged, by whom and why").Sends(
                static _ => CtlRequest.Get("safety/kill-switch"),
                Engaged
            )
        );
        return killSwitch;
    }

    private static Command List()
    {
        var limit = new Option<int>("--limit")
        {
            Description = "at most so many, 1 to 500",
            DefaultValueFactory = static _ => 50,
        };
        return new Command("list", "Newest first") { limit }.Sends(
            parsed => CtlRequest.Get($"mitigations?limit={parsed.GetValue(limit)}"),
            static (body, output) =>
                CtlTable.Write(
                    output,
                    ["MITIGATION", "LEVEL", "STATE", "TARGET", "EXPIRES", "ACTION"],
                    body.GetProperty("items").EnumerateArray().Select(Row)
                )
        );
    }

    private static Command Withdraw()
    {
        var number = CtlNumber.Of("mitigation", "MIT-");
        var reason = new Option<string>("--reason")
        {
            Description = "why, for the record",
            DefaultValueFactory = static _ => "",
        };
        return new Command("withdraw", "Take one back") { number, reason }.Sends(
            parsed =>
                CtlRequest.Post(
                    $"mitigations/{parsed.GetValue(number)}/withdraw",
                    new JsonObject { ["reason"] = parsed.GetValue(reason) }
                ),
            static (_, output) => output.WriteLine("It is being withdrawn.")
        );
    }

    private static string[] Row(JsonElement item) =>
        [
            item.Text("id"),
            item.Text("level"),
            item.Text("state"),
            item.Text("target"),
            item.Time("expires"),
            item.Text("action"),
        ];

    private static void Engaged(JsonElement body, TextWriter output)
    {
        if (!body.GetProperty("engaged").GetBoolean())
        {
            output.WriteLine("The kill switch is released.");
            return;
        }

        output.WriteLine("The kill switch is engaged: everything is withdrawn, nothing new is accepted.");
        foreach (var cause in body.GetProperty("causes").EnumerateArray())
            output.WriteLine(
                $"  {cause.Time("at")} {cause.Text("by")} ({cause.Text("source")}): {cause.Text("reason")}"
            );
    }
}
