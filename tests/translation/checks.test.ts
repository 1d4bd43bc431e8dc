import { describe, expect, it } from 'vitest';
import type { LocaleKey } from '../../src/site/locales.ts';
import { languageProblems } from '../../src/translation/checks/language.ts';
import { leftoverProblems } from '../../src/translation/checks/leftovers.ts';
import type { Piece } from '../../src/translation/checks/pieces.ts';
import { ownText } from '../../src/translation/checks/readable-text.ts';
import { scriptProblems } from '../../src/translation/checks/script.ts';
import { blockProblems, numberProblems } from '../../src/translation/checks/structure.ts';
import { typographyProblems } from '../../src/translation/checks/typography.ts';

const piece = (text: string): Piece => ({
  where: 'here',
  text,
  german: undefined,
  isMarkup: true,
});

/** Two sentences in each language; the text that a detector must tell apart. */
const samples: Record<Exclude<LocaleKey, 'de-simple'>, string> = {
  de: 'Legen Sie nicht auf. Die Leitstelle fragt nach und beendet das Gespräch. Bleiben Sie bei dem Menschen.',
  en: 'Do not hang up. The control centre asks questions and ends the call itself. Stay with the person.',
  ar: 'لا تغلقوا الهاتف. مركز الاتصال يسأل ثم ينهي المكالمة بنفسه، وأنتم تنتظرون حتى ذلك الوقت.',
  uk: 'Не кладіть слухавку. Диспетчер поставить запитання і сам завершить розмову. Залишайтеся поруч із людиною.',
  ru: 'Не кладите трубку. Диспетчер задаст вопросы и сам закончит с вами разговор. Оставайтесь рядом с человеком.',
  tr: 'Telefonu kapatmayın. Görevli size soru sorar ve konuşmayı kendisi bitirir. O kişinin yanında kalın ve bekleyin.',
  fa: 'تلفون را قطع نکنید. مرکز از شما سوال می‌کند و خودش گفتگو را با شما تمام می‌کند. نزد آن نفر بمانید.',
  ku: 'Telefonê negirin. Navend ji we pirsan dike û axaftinê bi xwe diqedîne, hûn li bendê bin.',
  ro: 'Nu închideți telefonul. Dispeceratul pune întrebări și încheie convorbirea. Rămâneți lângă persoana respectivă.',
  pl: 'Proszę się nie rozłączać. Dyspozytor zada pytania i sam zakończy rozmowę. Proszę zostać przy tej osobie.',
  bg: 'Не затваряйте телефона. Диспечерът ще зададе въпроси и сам ще приключи разговора. Останете при човека.',
  so: 'Ha jarin taleefanka. Xarunta ayaa su’aalo ku weydiin doonta oo iyada ayaa dhammayn doonta.',
  ti: 'ንሓደስቲ ሰባት ናብ ሓኪም ወይ ናብ ቤት ጽሕፈት ተሰንዩዎም ኢኹም። ተሌፎን ኣይትዕጸዉ። እቲ ማእከል ይሓትት እሞ ነቲ ዕላል ይዛዝሞ።',
  sq: 'Mos e mbyllni telefonin. Qendra bën pyetje dhe e përfundon vetë bisedën me ju. Qëndroni pranë personit.',
  ps: 'ټیلیفون مه بندوئ. مرکز به له تاسو پوښتنې وکړي او خبرې به پخپله پای ته ورسوي. له هغه سره پاتې شئ.',
};
const languages = Object.keys(samples) as (keyof typeof samples)[];

describe('the language of a block', () => {
  it.each(languages)('is recognised: %s', async (locale) => {
    expect(await languageProblems(locale, [piece(samples[locale])])).toEqual([]);
    for (const other of languages.filter((key) => key !== locale)) {
      expect(await languageProblems(locale, [piece(samples[other])])).toHaveLength(1);
    }
  });

  it('is not asked of a few words, nor of what is marked as German', async () => {
    expect(await languageProblems('ar', [piece('Musterweg 3')])).toEqual([]);
    const german = `<bdi lang="de">${samples.de}</bdi>`;
    expect(await languageProblems('ar', [piece(german)])).toEqual([]);
  });
});

describe('scripts', () => {
  it.each<[LocaleKey, string]>([
    ['uk', 'Дoктор'],
    ['ru', 'я c вами'],
    ['en', 'dоctor'],
    ['ku', 'beş و du'],
    ['ti', 'ሓኪcም'],
  ])('a letter of another script is found in %s: %s', (locale, text) => {
    expect(scriptProblems(locale, [piece(text)])).toHaveLength(1);
  });

  it.each<[LocaleKey, string]>([
    ['uk', 'Картка M1-1, див. застосунок nora (<bdi lang="de" dir="ltr">App</bdi>)'],
    ['fa', 'شما <Term name="frist">Frist</Term>'],
    ['so', 'dhakhtar'],
  ])('names and marked German are fine in %s', (locale, text) => {
    expect(scriptProblems(locale, [piece(text)])).toEqual([]);
  });
});

describe('leftovers', () => {
  it('are German words in a sentence', () => {
    expect(leftoverProblems('pl', [piece('Pani und Pan nicht przychodzą')])).toHaveLength(1);
  });

  it('are sentences that are the German ones', () => {
    const text = 'Guten Tag, Frau Amari';
    expect(leftoverProblems('tr', [{ ...piece(text), german: text }])).toHaveLength(1);
  });

  it('are not what is marked as German, nor words in brackets in a label', () => {
    const marked =
      'Biuro (_Amt für Jugend und Familie nicht_) <WriteLine label="Imię (Ihr und Sie)" />';
    expect(leftoverProblems('pl', [piece(marked)])).toEqual([]);
  });
});

describe('typography', () => {
  it.each<[LocaleKey, string]>([
    ['en', 'He says "yes".'],
    ['en', "Don't"],
    ['uk', 'Він каже “так”.'],
    ['uk', 'объект'],
    ['ru', 'їжа'],
    ['bg', 'объект ы'],
    ['ro', 'şi'],
    ['fa', 'كتاب'],
    ['ps', 'كتاب'],
    ['ar', 'کتاب'],
    ['ar', 'الساعة ۳'],
    ['ar', 'نعم, لا'],
    ['ar', 'كتـــاب'],
    ['ar', 'من 7 - 22'],
    ['ar', 'تطبيق nora هنا'],
    ['ar', '<bdi lang="de">Amt</bdi> هو'],
    ['ti', 'ሓኪም.'],
    ['pl', 'Tak , nie'],
  ])('finds a breach in %s: %s', (locale, text) => {
    expect(typographyProblems(locale, [piece(text)])).toHaveLength(1);
  });

  it.each<[LocaleKey, string]>([
    ['uk', '«Так», об’єкт'],
    ['ro', '„Da și nu”'],
    ['ar', 'من <bdi dir="ltr">7-22</bdi> «نعم»، 15 يوماً'],
    ['fa', 'می‌شود'],
    ['ps', 'دي'],
    ['ti', 'ሓኪም።'],
  ])('lets good text pass in %s: %s', (locale, text) => {
    expect(typographyProblems(locale, [piece(text)])).toEqual([]);
  });
});

describe('structure', () => {
  it.each([
    ['- a\n- b', '- a'],
    ['[a](/de/training/)', '[a](/uk/project/)'],
    ['<Phone of="emergency" />', '<Phone of="police" />'],
    ['**Wo?** Hier', 'Де? Тут'],
    ['In 14 Tagen', 'За 40 днів'],
    ['<Say>Guten Tag.</Say>', '<Say>Добрий день.</Say>'],
    ['<Say>Guten Tag.</Say>', '<Say german="Gute Nacht.">Добрий день.</Say>'],
    ['| a | b |', '| a |'],
  ])('German %j is not %j', (german, own) => {
    expect(blockProblems(own, german, 'uk').length).toBeGreaterThan(0);
  });

  it.each([
    ['[a](/de/training/)', '[б](/uk/training/)'],
    ['<Say>Guten Tag.</Say>', '<Say german="Guten Tag.">Добрий день.</Say>'],
    ['<WriteLine label="Name" lines="2" />', '<WriteLine label="Ім’я" lines="2" />'],
    ['In 14 Tagen', 'За 14 днів'],
  ])('German %j is %j', (german, own) => {
    expect(blockProblems(own, german, 'uk')).toEqual([]);
  });

  it('lets a language count hours to twelve and write twelve as a number', () => {
    expect(numberProblems('7 am to 10 pm, 12', '7 bis 22 Uhr, zwölf')).toEqual([]);
    expect(numberProblems('13', 'dreizehn')).toHaveLength(1);
  });
});

it('reads what the reader reads', () => {
  const text = ownText(
    piece('## [Link](/ar/x/) **fett** <TrafficLight color="red" title="Titel (Rot)">'),
  );
  expect(text.replaceAll('\uFFFC', '').trim()).toBe('Link fett Titel');
});
