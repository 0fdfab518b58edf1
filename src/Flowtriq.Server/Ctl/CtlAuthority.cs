using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flowtriq.Server.Ctl;

/// <summary><c>flowtriq ctl authority</c>: the one that certifies server and nodes, and its renewal.</summary>
internal static class CtlAuthority
{
    internal static Command Create()
    {
        var authority = new Command("authority", "The authority of the nodes: show, renew, finish");
        authority.Subcommands.Add(
            new Command("show", "The authority, how long it lasts, and its renewal").Sends(
                static _ => CtlRequest.Get("authority"),
                Show
            )
        );
        authority.Subcommands.Add(Renew());
        authority.Subcommands.Add(Finish());
        return authority;
    }

    private static Command Renew()
    {
        var days = new Option<int?>("--overlap-days")
        {
            Description = "how long both are trusted, 1 to 365; 90 when not given",
        };
        return new Command(
            "renew",
            "Begin a renewal: a new authority is made, and nodes change to it while both are trusted"
        )
        {
            days,
        }.Sends(
            parsed => CtlRequest.Post("authority/renewal", new JsonObject { ["overlapDays"] = parsed.GetValue(days) }),
            Show
        );
    }

    private static Command Finish()
    {
        var leaveBehind = new Option<bool>("--leave-behind")
        {
            Description = "also when nodes that have not changed have to be enrolled again",
        };
        return new Command("finish", "End the renewal: the new authority takes over, the old one is forgotten")
        {
            leaveBehind,
        }.Sends(
            parsed =>
                CtlRequest.Post(
                    "authority/renewal/finish",
                    new JsonObject { ["leaveBehind"] = parsed.GetValue(leaveBehind) }
                ),
            Show
        );
    }

    private static void Show(JsonElement body, TextWriter output)
    {
        output.WriteLine($"Authority {body.Text("fingerprint")}");
        output.WriteLine($"  made {body.Time("madeAt")}, ends {body.Time("expiresAt")}");
        if (body.Time("renewedAt") is not "-" and var renewed)
            output.WriteLine($"  last renewed {renewed}");
        if (body.Text("warning") is not "-" and var warning)
            output.WriteLine($"  {warning}");
        if (body.GetProperty("renewal") is not { ValueKind: JsonValueKind.Object } renewal)
        {
            output.WriteLine("No renewal is under way.");
            return;
        }

        output.WriteLine($"Renewal to {renewal.Text("fingerprint")}");
        output.WriteLine($"  begun {renewal.Time("startedAt")} by {renewal.Text("by")}, ends {renewal.Time("until")}");
        output.WriteLine($"  {renewal.Text("ready")} of {renewal.Text("nodes")} nodes have changed");
        foreach (var name in renewal.GetProperty("waiting").EnumerateArray())
            output.WriteLine($"  waiting: {CtlTable.Printable(name.ToString())}");
    }
}
