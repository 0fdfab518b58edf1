using Dapper;
using Flowtriq.Server.Contract.Access;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Access.Tokens;

/// <summary>The tokens of members. One that was made for an earlier membership is nobody's.</summary>
internal sealed class ApiTokenStore(Database database, TimeProvider time)
{
    private static readonly TimeSpan UsedStep = TimeSpan.FromMinutes(1);

    private const string Select = """
        SELECT t.number AS Number, t.person AS Person, p.name AS Owner, t.name AS Name, t.scopes AS Scopes, t.start AS Start,
               t.made AS Made, t.expires AS Expires, t.used AS Used, t.address AS Address
        FROM api_token t
        JOIN person p ON p.id = t.person
        JOIN membership m ON m.person = t.person AND m.workspace = 1 AND m.made <= t.made
        """;

    /// <summary>Everybody's, or those of one person.</summary>
    internal IReadOnlyList<ApiToken> All(long? person)
    {
        using var connection = database.Read();
        var rows = connection.Query<Row>(
            $"{Select} WHERE @person IS NULL OR t.person = @person ORDER BY t.number",
            new { person }
        );
        return [.. rows.Select(static row => row.ToToken())];
    }

    internal ApiToken? Find(long number)
    {
        using var connection = database.Read();
        return connection.QueryFirstOrDefault<Row>($"{Select} WHERE t.number = @number", new { number })?.ToToken();
    }

    /// <summary>The token of this text that still works; null when there is none.</summary>
    internal ApiToken? Open(string text)
    {
        using var connection = database.Read();
        var row = connection.QueryFirstOrDefault<Row>(
            $"{Select} WHERE t.hash = @hash",
            new { hash = LinkToken.Hash(text) }
        );
        return row?.ToToken() is { } token && !token.IsExpired(time.GetUtcNow()) ? token : null;
    }

    /// <summary>Makes one and returns its number with the text, which is stored nowhere.</summary>
    internal async Task<(long Number, string Text)> MakeAsync(
        long person,
        ApiTokenRequest request,
        CancellationToken cancel
    )
    {
        var text = ApiTokenText.New();
        var now = time.GetUtcNow();
        var number = await database.WriteAsync(
            tx =>
                tx.Scalar<long>(
                    """
                    INSERT INTO api_token (person, name, scopes, hash, start, made, expires)
                    VALUES (@person, @name, @scopes, @hash, @start, @made, @expires) RETURNING number
                    """,
                    new
                    {
                        person,
                        name = request.Name.Trim(),
                        scopes = string.Join(',', request.Scopes.Distinct().Order()),
                        hash = LinkToken.Hash(text),
                        start = ApiTokenText.Start(text),
                        made = now.ToUnixMicroseconds(),
                        expires = request.Days is { } days ? now.AddDays(days).ToUnixMicroseconds() : (long?)null,
                    }
                ),
            cancel
        );
        return (number, text);
    }

    internal Task RevokeAsync(long number, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                tx.Execute("DELETE FROM api_token WHERE number = @number", new { number });
            },
            cancel
        );

    /// <summary>Notes the use, once a minute or when the address is another.</summary>
    internal async Task UsedAsync(ApiToken token, string address, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (token.Address == address && token.UsedAt is { } last && now - last < UsedStep)
            return;
        await database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    "UPDATE api_token SET used = @used, address = @address WHERE number = @Number",
                    new
                    {
                        used = now.ToUnixMicroseconds(),
                        address,
                        token.Number,
                    }
                );
            },
            cancel
        );
    }

    private sealed record Row(
        long Number,
        long Person,
        string Owner,
        string Name,
        string Scopes,
        string Start,
        long Made,
        long? Expires,
        long? Used,
        string Address
    )
    {
        internal ApiToken ToToken() =>
            new(
                Number,
                Person,
                Owner,
                Name,
                [.. Scopes.Split(',').Select(Enum.Parse<TokenScope>)],
                Start,
                UnixTime.FromUnixMicroseconds(Made),
                UnixTime.FromUnixMicroseconds(Expires),
                UnixTime.FromUnixMicroseconds(Used),
                Address
            );
    }
}
