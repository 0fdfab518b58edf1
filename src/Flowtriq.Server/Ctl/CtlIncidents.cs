using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flowtriq.Server.Ctl;

/// <summary><c>flowtriq ctl incidents</c>.</summary>
internal static class CtlIncidents
{
    internal static Command Create()
    {
        var incidents = new Command("incidents", "Incidents: list, show, ack, resolve, note");
        incidents.Subcommands.Add(List());
        incidents.Subcommands.Add(Show());
        incidents.Subcommands.Add(Acknowledge());
        incidents.Subcommands.Add(Resolve());
        incidents.Subcommands.Add(Note());
        return incidents;
    }

    private static Command List()
    {
        var state = new Option<string>("--state")
        {
            Description = "open, acknowledged, mitigating, subsiding, resolved; several with commas",
            DefaultValueFactory = static _ => "open,acknowledged,mitigating,subsiding",
        };
        var limit = new Option<int>("--limit")
        {
            Description = "at most so many, 1 to 500",
            DefaultValueFactory = static _ => 50,
        };
        return new Command("list", "Those going on, newest first") { state, limit }.Sends(
            parsed =>
                CtlRequest.Get(
                    $"incidents?limit={parsed.GetValue(limit)}&state={Uri.EscapeDataString(parsed.GetValue(state)!)}"
                ),
            static (body, output) =>
                CtlTable.Write(
                    output,
                    ["INCIDENT", "SEVERITY", "STATE", "OPENED", "TARGET", "PPS", "BPS", "TITLE"],
                    body.GetProperty("items").EnumerateArray().Select(Row)
                )
        );
    }

    private static Command Show()
    {
        var number = Number();
        return new Command("show", "One incident") { number }.Sends(
            parsed => CtlRequest.Get($"incidents/{parsed.GetValue(number)}"),
            static (body, output) => Details(body.GetProperty("summary"), output)
        );
    }

    private static Command Acknowledge()
    {
        var number = Number();
        return new Command("ack", "Acknowledge: somebody is on it, escalation stops") { number }.Sends(
            parsed => CtlRequest.Post($"incidents/{parsed.GetValue(number)}/acknowledge"),
            static (body, output) => State(body, output)
        );
    }

    private static Command Resolve()
    {
        var number = Number();
        var reason = new Option<string>("--reason")
        {
            Description = "why, for the timeline",
            DefaultValueFactory = static _ => "",
        };
        return new Command("resolve", "Resolve by hand") { number, reason }.Sends(
            parsed =>
                CtlRequest.Post(
                    $"incidents/{parsed.GetValue(number)}/resolve",
                    new JsonObject { ["reason"] = parsed.GetValue(reason) }
                ),
            static (body, output) => State(body, output)
        );
    }

    private static Command Note()
    {
        var number = Number();
        var text = new Argument<string>("text") { Description = "what to write into the timeline" };
        return new Command("note", "Add a note") { number, text }.Sends(
            parsed =>
                CtlRequest.Post(
                    $"incidents/{parsed.GetValue(number)}/notes",
                    new JsonObject { ["text"] = parsed.GetValue(text) }
                ),
            static (body, output) => State(body, output)
        );
    }

    private static Argument<long> Number() => CtlNumber.Of("incident", "INC-");

    private static string[] Row(JsonElement item) =>
        [
            item.Text("id"),
            item.Text("severity"),
            item.Text("state"),
            item.Time("opened"),
            item.Text("target"),
            item.Rate("pps"),
            item.Rate("bps"),
            item.Text("title"),
        ];

    private static void State(JsonElement body, TextWriter output)
    {
        var summary = body.GetProperty("summary");
        output.WriteLine($"{summary.Text("id")} is {summary.Text("state")}.");
    }

    private static void Details(JsonElement summary, TextWriter output)
    {
        string[][] lines =
        [
            ["state", $"{summary.Text("state")}, {summary.Text("severity")}"],
            ["target", summary.Text("target")],
            ["opened", summary.Time("opened")],
            ["resolved", summary.Time("resolved")],
            ["now", $"{summary.Rate("pps")}pps {summary.Rate("bps")}bps"],
            ["peak", $"{summary.Rate("peakPps")}pps {summary.Rate("peakBps")}bps"],
            [
                "vectors",
                string.Join(", ", summary.GetProperty("vectors").EnumerateArray().Select(static v => v.Text("name"))),
            ],
            [
                "nodes",
                string.Join(", ", summary.GetProperty("nodes").EnumerateArray().Select(static n => n.Text("name"))),
            ],
            ["owner", summary.Text("owner")],
        ];
        CtlTable.Write(output, [summary.Text("id"), summary.Text("title")], lines);
    }
}
