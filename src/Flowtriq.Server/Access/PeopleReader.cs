using Dapper;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Access;

/// <summary>Those who run the network, as others name and reach them, by name; customers are not told what the NOC is.</summary>
internal sealed class PeopleReader(Database database)
{
    internal IReadOnlyList<PersonEntry> All()
    {
        using var connection = database.Read();
        return
        [
            .. connection.Query<PersonEntry>(
                """
                SELECT p.id AS Number, p.name AS Name, p.email AS Email
                FROM person p JOIN membership m ON m.person = p.id AND m.workspace = 1 AND m.role <> 'Customer'
                ORDER BY p.name COLLATE NOCASE, p.id
                """
            ),
        ];
    }
}
