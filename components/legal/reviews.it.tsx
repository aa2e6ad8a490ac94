import { addresses } from "@/components/shop/addresses";
import { type LegalText, To } from "./text";

const at = addresses("it");

export const reviews: LegalText = {
  title: "Come trattiamo le recensioni",
  lead: "Una recensione vale se viene da chi ha comprato e se nessuno la sceglie. Oggi il negozio non ne pubblica: quando lo farà, varrà questo.",
  clauses: [
    {
      id: "chi",
      title: "Chi può scrivere",
      body: <p>Solo chi ha ricevuto o ritirato il prodotto. L’invito parte dall’ordine, e la recensione resta legata a quell’ordine: così sappiamo che l’acquisto è vero. Lo indichiamo accanto a ogni recensione con «acquisto verificato». Le altre non le pubblichiamo.</p>,
    },
    {
      id: "che-cosa",
      title: "Che cosa pubblichiamo",
      body: (
        <>
          <p>Tutte le recensioni verificate, buone e cattive, dalla più recente. Il voto medio le comprende tutte. Non chiediamo recensioni in cambio di sconti e non ne compriamo.</p>
          <p>Togliamo solo ciò che la legge o il rispetto vietano: insulti, dati di altre persone, pubblicità, testi che non parlano del prodotto. Ogni rimozione resta scritta, con il motivo, e chi l’ha scritta lo sa e può contestarla.</p>
        </>
      ),
    },
    {
      id: "risposte",
      title: "Le nostre risposte",
      body: <p>Possiamo rispondere, mai modificare. Se risolviamo un problema, la recensione resta com’è finché chi l’ha scritta non la cambia.</p>,
    },
    { id: "dubbi", title: "Un dubbio?", body: <p>Se pensi che una recensione sia falsa, <To href={at.info("contact")}>scrivici</To>: la ricontrolliamo.</p> },
  ],
};
