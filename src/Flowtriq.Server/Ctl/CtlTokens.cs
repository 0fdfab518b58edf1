using System.CommandLine;
using System.Text.Json.Nodes;

namespace Flowtriq.Server.Ctl;

/// <summary><c>flowtriq ctl tokens</c>.</summary>
internal static class CtlTokens
{
    internal static Command Create()
    {
        var tokens = new Command("tokens", "API tokens: list, make, revoke");
        tokens.Subcommands.Add(List());
        tokens.Subcommands.Add(Make());
        tokens.Subcommands.Add(Revoke());
        return tokens;
    }

    private static Command List() =>
        new Command("list", "Your tokens; for admins everybody's").Sends(
            static _ => CtlRequest.Get("tokens"),
            static (body, output) =>
                CtlTable.Write(
                    output,
                    ["TOKEN", "NAME", "OWNER", "STARTS", "SCOPES", "EXPIRES", "USED", "FROM"],
                    body.EnumerateArray()
                        .Select(static token =>
                            new[]
                            {
                                token.Text("number"),
                                token.Text("name"),
                                token.Text("owner"),
                                token.Text("start"),
                                token.Text("scopes"),
                                token.Time("expiresAt"),
                                token.Time("usedAt"),
                                token.Text("address"),
                            }
                        )
                )
        );

    private static Command Make()
    {
        var name = new Argument<string>("name") { Description = "what it is for" };
        var scopes = new Option<string[]>("--scope")
        {
            Description = "read, incidents, mitigations, nodes or admin; may be given several times",
            Required = true,
        };
        var days = new Option<int?>("--days") { Description = "how long it works; until it is revoked when not given" };
        return new Command("make", "Make one; its secret is printed this once") { name, scopes, days }.Sends(
            parsed =>
                CtlRequest.Post(
                    "tokens",
                    new JsonObject
                    {
                        ["name"] = parsed.GetValue(name),
                        ["scopes"] = new JsonArray([
                            .. parsed.GetValue(scopes)!.Select(static s => JsonValue.Create(s)),
                        ]),
                        ["days"] = parsed.GetValue(days),
                    }
                ),
            static (body, output) => output.WriteLine(body.Text("secret"))
        );
    }

    private static Command Revoke()
    {
        var number = CtlNumber.Of("token", "#");
        return new Command("revoke", "End one at once") { number }.Sends(
            parsed => CtlRequest.Delete($"tokens/{parsed.GetValue(number)}"),
            static (_, output) => output.WriteLine("The token is revoked.")
        );
    }
}
