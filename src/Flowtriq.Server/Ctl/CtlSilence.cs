using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flowtriq.Server.Ctl;

/// <summary><c>flowtriq ctl silence</c>.</summary>
internal static class CtlSilence
{
    private static readonly string[] Conditions = ["incident", "customers", "pops", "target"];

    internal static Command Create()
    {
        var silence = new Command("silence", "Silences, during which nobody is alerted: list, add, end");
        silence.Subcommands.Add(List());
        silence.Subcommands.Add(Add());
        silence.Subcommands.Add(End());
        return silence;
    }

    private static Command List() =>
        new Command("list", "Those that last, then those of the last week").Sends(
            static _ => CtlRequest.Get("alerting"),
            Show
        );

    private static Command Add()
    {
        var incident = new Option<long?>("--incident") { Description = "number of one incident" };
        var customer = new Option<string?>("--customer") { Description = "name of a customer" };
        var pop = new Option<string?>("--pop") { Description = "code of a POP" };
        var target = new Option<string?>("--target") { Description = "a prefix that holds the target" };
        var all = new Option<bool>("--all") { Description = "every incident" };
        var length = new Option<int>("--for")
        {
            Description = "how long: 90s, 30m, 2h or 1d",
            Required = true,
            CustomParser = static result =>
            {
                if (Seconds(result.Tokens[0].Value) is { } seconds)
                    return seconds;
                result.AddError($"\"{result.Tokens[0].Value}\" is no length of time: 90s, 30m, 2h or 1d.");
                return 0;
            },
        };
        var reason = new Option<string>("--reason") { Description = "why, for the others", Required = true };
        var add = new Command("add", "Alert nobody of what matches, for a while")
        {
            incident,
            customer,
            pop,
            target,
            all,
            length,
            reason,
        };
        add.Validators.Add(result =>
        {
            Option[] conditions = [incident, customer, pop, target, all];
            if (!conditions.Any(option => result.GetResult(option) is { Implicit: false }))
                result.AddError("Say what is silenced: --incident, --customer, --pop, --target, or --all.");
        });
        return add.Sends(
            parsed =>
                CtlRequest.Post(
                    "alerting/silences",
                    new JsonObject
                    {
                        ["match"] = new JsonObject
                        {
                            ["incident"] = parsed.GetValue(incident),
                            ["customers"] = ListOf(parsed.GetValue(customer)),
                            ["pops"] = ListOf(parsed.GetValue(pop)),
                            ["target"] = parsed.GetValue(target),
                        },
                        ["reason"] = parsed.GetValue(reason),
                        ["seconds"] = parsed.GetValue(length),
                    }
                ),
            Show
        );
    }

    private static Command End()
    {
        var number = CtlNumber.Of("silence", "#");
        return new Command("end", "End one before its time") { number }.Sends(
            parsed => CtlRequest.Delete($"alerting/silences/{parsed.GetValue(number)}"),
            Show
        );
    }

    /// <summary>Seconds of "90s", "30m", "2h" or "1d"; null when it is none of them.</summary>
    internal static int? Seconds(string text)
    {
        var unit = text.Length == 0 ? 0 : UnitOf(text[^1]);
        return
            unit > 0
            && int.TryParse(
                text.AsSpan(0, text.Length - 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var count
            )
            && count <= int.MaxValue / unit
            ? count * unit
            : null;
    }

    private static int UnitOf(char letter) =>
        letter switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3_600,
            'd' => 86_400,
            _ => 0,
        };

    private static JsonArray? ListOf(string? text) => text is null ? null : new JsonArray(JsonValue.Create(text));

    private static void Show(JsonElement body, TextWriter output) =>
        CtlTable.Write(
            output,
            ["SILENCE", "LASTS", "UNTIL", "BY", "WHAT", "REASON"],
            body.GetProperty("silences")
                .EnumerateArray()
                .Select(static silence =>
                    new[]
                    {
                        silence.Text("number"),
                        silence.Text("open"),
                        silence.Time("until"),
                        silence.Text("by"),
                        What(silence.GetProperty("match")),
                        silence.Text("reason"),
                    }
                )
        );

    private static string What(JsonElement match)
    {
        var conditions = Conditions
            .Select(name => (Name: name, Text: match.Text(name)))
            .Where(static condition => condition.Text != "-")
            .Select(static condition => $"{condition.Name} {condition.Text}")
            .ToArray();
        return conditions.Length == 0 ? "everything" : string.Join(", ", conditions);
    }
}
