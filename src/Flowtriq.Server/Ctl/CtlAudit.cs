using System.CommandLine;

namespace Flowtriq.Server.Ctl;

/// <summary><c>flowtriq ctl audit</c>.</summary>
internal static class CtlAudit
{
    internal static Command Create()
    {
        var audit = new Command("audit", "The log of who changed what: list, verify");
        audit.Subcommands.Add(List());
        audit.Subcommands.Add(Verify());
        return audit;
    }

    private static Command List()
    {
        var person = new Option<string>("--person")
        {
            Description = "a part of the name",
            DefaultValueFactory = static _ => "",
        };
        var limit = new Option<int>("--limit")
        {
            Description = "at most so many, 1 to 500",
            DefaultValueFactory = static _ => 50,
        };
        return new Command("list", "Newest first") { person, limit }.Sends(
            parsed =>
                CtlRequest.Get(
                    $"audit?limit={parsed.GetValue(limit)}&person={Uri.EscapeDataString(parsed.GetValue(person)!)}"
                ),
            static (body, output) =>
                CtlTable.Write(
                    output,
                    ["LINE", "TIME", "PERSON", "VIA", "FROM", "STATUS", "ACTION", "OBJECT", "WHAT"],
                    body.GetProperty("items")
                        .EnumerateArray()
                        .Select(static line =>
                            new[]
                            {
                                line.Text("number"),
                                line.Time("at"),
                                line.Text("person"),
                                line.Text("via"),
                                line.Text("address"),
                                line.Text("status"),
                                line.Text("action"),
                                line.Text("object"),
                                line.Text("what"),
                            }
                        )
                )
        );
    }

    private static Command Verify() =>
        new Command(
            "verify",
            "Check every line against the one before it; ends with 1 when one is not as written"
        ).Sends(
            static _ => CtlRequest.Get("audit/verification"),
            static (body, output) =>
                output.WriteLine(
                    body.GetProperty("whole").GetBoolean()
                        ? $"The audit log is whole: {body.Text("lines")} lines, the last is {body.Text("head")}"
                        : $"The audit log is broken at line {body.Text("brokenAt")}: {body.Text("reason")}"
                ),
            static body => body.GetProperty("whole").GetBoolean() ? 0 : CtlRun.Refused
        );
}
